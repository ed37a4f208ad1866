using Repository.Domain.Submissions;

namespace Repository.Domain.Tests.Submissions;

public sealed class SubmissionFlowTests
{
    [Fact]
    public void Every_open_state_is_reached_and_left()
    {
        foreach (var state in Enum.GetValues<SubmissionState>())
        {
            Assert.True(state == SubmissionState.Draft || SubmissionFlow.Steps.Any(step => step.To == state), $"nothing leads to {state}");
            Assert.Equal(SubmissionFlow.IsOpen(state), SubmissionFlow.Steps.Any(step => step.From == state));
        }
    }

    [Fact]
    public void Nothing_is_approved_that_nobody_reviews() =>
        Assert.All(SubmissionFlow.Steps.Where(step => step.To is SubmissionState.Approved or SubmissionState.Rejected), step => Assert.Equal(SubmissionState.InReview, step.From));

    [Fact]
    public void From_a_state_an_action_leads_to_one_state() =>
        Assert.Equal(SubmissionFlow.Steps.Count, SubmissionFlow.Steps.Select(step => (step.Action, step.From)).Distinct().Count());

    [Theory]
    [InlineData("2026-11-20T10:00:00Z", 1, "2026-11-23T10:00:00Z")]
    [InlineData("2026-11-21T10:00:00Z", 1, "2026-11-23T10:00:00Z")]
    [InlineData("2026-11-16T10:00:00Z", 15, "2026-12-07T10:00:00Z")]
    [InlineData("2026-11-16T10:00:00Z", 0, "2026-11-16T10:00:00Z")]
    public void Working_days_leave_out_weekends(string from, int days, string to) =>
        Assert.Equal(DateTimeOffset.Parse(to, null), SubmissionLimits.AfterWorkingDays(DateTimeOffset.Parse(from, null), days));
}
