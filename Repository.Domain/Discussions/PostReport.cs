namespace Repository.Domain.Discussions;

/// <summary>What a reader reports of a post.</summary>
/// <param name="Note">In their own words; empty for none.</param>
public sealed record PostReport(ReportReason Reason, string Note);
