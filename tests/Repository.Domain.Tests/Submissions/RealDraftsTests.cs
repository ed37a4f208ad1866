using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Submissions;
using Repository.Domain.Tests.Content;

namespace Repository.Domain.Tests.Submissions;

/// <summary>The form takes all that the project's own records say, and gives it back unchanged.</summary>
public sealed class RealDraftsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_record_typed_into_the_form_is_the_same_record()
    {
        await using var content = await TestContent.CreateEmptyAsync();
        await content.ImportAsync(ContentRoot.Real);
        var taxonomy = await content.Taxonomy.LoadAsync(Ct);
        var records = await content.Contributions.PublishedAfterAsync(Guid.Empty, count: 1_000, Ct);
        foreach (var record in records)
        {
            var answers = DraftAnswers.Parse(DraftAnswers.Of(record.Content).ToJson());

            var typed = DraftReading.Of(record.Kind, answers, basis: null, taxonomy).Content;
            var changed = DraftReading.Of(record.Kind, answers, record.Content, taxonomy).Content;

            foreach (var field in record.Kind.Fields)
            {
                // What editors add is on no form, and stays where a change starts from it.
                Assert.Equal(record.Kind.FormFields.Contains(field) ? field.Read(record.Content) : [], field.Read(typed));
                Assert.Equal(field.Read(record.Content), field.Read(changed));
            }

            Assert.Equal(record.Content.Language, typed.Language);
            Assert.Equal(record.Content.Terms, changed.Terms);
            Assert.Equal(record.Content.Terms.Select(term => term with { ByEditors = false }), typed.Terms);
        }

        Assert.Equal(134, records.Count);
    }

    [Fact]
    public async Task Enough_real_practices_are_complete()
    {
        await using var content = await TestContent.CreateEmptyAsync();
        await content.ImportAsync(ContentRoot.Real);
        var taxonomy = await content.Taxonomy.LoadAsync(Ct);
        var records = await content.Contributions.PublishedAfterAsync(Guid.Empty, count: 1_000, Ct);

        var complete = records.Where(record => record.Kind == PracticeFields.Kind && DraftReading.Of(record.Kind, DraftAnswers.Of(record.Content), basis: null, taxonomy).Problems.Count == 0);

        Assert.True(complete.Count() >= 10, string.Join(", ", complete.Select(record => record.Contribution.Number)));
    }
}
