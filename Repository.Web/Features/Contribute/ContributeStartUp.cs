using Microsoft.Extensions.Options;
using Repository.Domain.Submissions;

namespace Repository.Web.Features.Contribute;

public static class ContributeStartUp
{
    public static void AddContribute(this IServiceCollection services)
    {
        services.AddOptions<SubmissionOptions>().BindConfiguration("Submissions").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<SubmissionOptions>>().Value.ToLimits());
        services.AddSingleton<SubmissionStore>().AddSingleton<DraftStore>().AddSingleton<SubmissionCases>().AddSingleton<AuthoringDesk>();
    }
}
