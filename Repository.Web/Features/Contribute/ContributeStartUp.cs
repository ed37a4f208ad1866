using Microsoft.Extensions.Options;
using Repository.Domain.Submissions;
using Repository.Web.Features.Shared;

namespace Repository.Web.Features.Contribute;

public static class ContributeStartUp
{
    public static void AddContribute(this IServiceCollection services)
    {
        services.AddOptions<SubmissionOptions>().BindConfiguration("Submissions").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<SubmissionOptions>>().Value.ToLimits());
        services.AddSingleton<SubmissionStore>().AddSingleton<DraftStore>().AddSingleton<SubmissionCases>().AddSingleton<AuthoringDesk>().AddSingleton<AuthorsDesk>().AddSingleton<InvitationDesk>().AddSingleton<InvitationStore>();
        services.AddScoped<KindWords>().AddScoped<SubmissionWords>();
        services.AddScoped<SubmissionDoor>().AddScoped<ContributePages>().AddScoped<DraftPages>().AddScoped<SectionPages>().AddScoped<SectionFields>().AddScoped<DraftProblems>().AddScoped<ReviewerQuestionsBuilder>();
        services.AddScoped<SimilarRecords>().AddScoped<MoveSheets>().AddScoped<AuthorSheets>();
    }
}
