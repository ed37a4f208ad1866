namespace Repository.Web.Features.Shared;

/// <param name="Language">Of the title; null if it is the page's own.</param>
public sealed record SimilarRecord(string Address, string Title, string? Language);
