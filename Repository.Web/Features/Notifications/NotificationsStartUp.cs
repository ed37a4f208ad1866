using Repository.Domain.Notifications;
using Repository.Domain.Submissions;

namespace Repository.Web.Features.Notifications;

public static class NotificationsStartUp
{
    public static void AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton<NoticeStore>().AddSingleton<NoticeChoiceStore>().AddSingleton<SubmissionReminders>();
        services.AddScoped<NoticePages>().AddScoped<NoticeChoiceSheet>();
        services.AddHostedService<NoticeWorker>();
    }
}
