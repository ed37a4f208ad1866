using Microsoft.Extensions.Options;
using Repository.Domain.Discussions;

namespace Repository.Web.Features.Threads;

public static class ThreadsStartUp
{
    public static void AddThreads(this IServiceCollection services)
    {
        services.AddOptions<DiscussionOptions>().BindConfiguration("Discussions").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<DiscussionOptions>>().Value.ToLimits());
        services.AddSingleton<DiscussionStore>().AddSingleton<DiscussionDesk>().AddSingleton<ModerationStore>();
        services.AddScoped<ThreadDoor>().AddScoped<ThreadPages>().AddScoped<ThreadLists>().AddScoped<PostViews>().AddScoped<PostForms>().AddScoped<ThreadSheets>().AddScoped<ThreadWords>();
    }
}
