namespace Repository.Web.Languages;

public static class LanguagesStartUp
{
    public static WebApplicationBuilder AddLanguages(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped(services => services.GetRequiredService<IHttpContextAccessor>().HttpContext?.Language() ?? SiteLanguages.All[0]);
        builder.Services.AddScoped<Texts>();
        builder.Services.Configure<RouteOptions>(options => options.ConstraintMap["language"] = typeof(LanguageConstraint));
        return builder;
    }
}
