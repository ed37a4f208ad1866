using Repository.Domain.Reviews;

namespace Repository.Web.Features.Reviews;

public static class ReviewsStartUp
{
    public static void AddReviews(this IServiceCollection services)
    {
        services.AddSingleton<ReviewDesk>().AddSingleton<ModeratorStore>().AddSingleton<ReviewQueue>().AddSingleton<ReviewFigureStore>().AddSingleton<DeclarationStore>();
        services.AddSingleton<RemarkDesk>().AddSingleton<RemarkStore>().AddSingleton<RatingStore>().AddSingleton<ReviewMessages>();
        services.AddScoped<ReviewDoor>().AddScoped<ReviewWords>().AddScoped<QueuePages>().AddScoped<ReviewPages>().AddScoped<ReviewSheets>().AddScoped<DecisionReading>();
        services.AddScoped<MessagePages>().AddScoped<AuthorRemarks>();
        services.AddSingleton<WaitingReviews>();
    }
}
