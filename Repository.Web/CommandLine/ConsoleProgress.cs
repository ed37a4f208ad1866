using Repository.Domain.Content;
using Spectre.Console;

namespace Repository.Web.CommandLine;

/// <summary>A bar on a terminal, a line now and then elsewhere.</summary>
public sealed class ConsoleProgress
{
    public async Task<T> RunAsync<T>(string title, Func<IProgress<ImportProgress>, Task<T>> work)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
        {
            return await work(new Lines(title));
        }

        return await AnsiConsole.Progress().AutoClear(true).HideCompleted(false)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new Bar(context.AddTask(title))));
    }

    private sealed class Bar(ProgressTask task) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => task.MaxValue(Math.Max(1, value.Total)).Value(value.Done);
    }

    /// <summary>A line a quarter.</summary>
    private sealed class Lines(string title) : IProgress<ImportProgress>
    {
        private int quarter;

        public void Report(ImportProgress value)
        {
            var reached = value.Total == 0 ? 0 : 4 * value.Done / value.Total;
            if (reached > quarter)
            {
                quarter = reached;
                Console.WriteLine($"{title}: {value.Done} of {value.Total}");
            }
        }
    }
}
