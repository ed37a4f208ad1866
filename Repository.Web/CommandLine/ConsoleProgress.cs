using Repository.Domain.Content;
using Repository.Search.Catalogue.Indexing;
using Spectre.Console;

namespace Repository.Web.CommandLine;

/// <summary>A bar on a terminal, a line now and then elsewhere.</summary>
public sealed class ConsoleProgress
{
    public async Task<T> RunAsync<T>(string title, Func<WorkShown, Task<T>> work)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
        {
            return await work(new Lines(title));
        }

        return await AnsiConsole.Progress().AutoClear(true).HideCompleted(false)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new Bar(context.AddTask(title))));
    }

    private sealed class Bar(ProgressTask task) : WorkShown
    {
        protected override void Show(int done, int total) => task.MaxValue(Math.Max(1, total)).Value(done);
    }

    /// <summary>A line a quarter.</summary>
    private sealed class Lines(string title) : WorkShown
    {
        private int quarter;

        protected override void Show(int done, int total)
        {
            var reached = total == 0 ? 0 : 4 * done / total;
            if (reached > quarter)
            {
                quarter = reached;
                Console.WriteLine($"{title}: {done} of {total}");
            }
        }
    }
}

/// <summary>Progress of whatever work, on the console.</summary>
public abstract class WorkShown : IProgress<ImportProgress>, IProgress<IndexingProgress>
{
    public void Report(ImportProgress value) => Show(value.Done, value.Total);

    public void Report(IndexingProgress value) => Show(value.Done, value.Total);

    protected abstract void Show(int done, int total);
}
