using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Repository.Domain.Accounts;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Submissions;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Search.Documents;
using Repository.TestSupport;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Contribute;

/// <summary>Practices of the project’s own content, typed into the form once more: they become the same records.</summary>
[Collection<PeopleCollection>]
public sealed class RealPracticesTests(PeopleSite site)
{
    /// <summary>Those that say all that the form asks for.</summary>
    private static readonly int[] Complete = [10, 4, 8, 16, 20, 77, 25, 28, 75, 79, 78];

    /// <summary>What differs between two records that say the same.</summary>
    private static readonly string[] OwnToEach = ["id", "work", "number", "published", "record"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Typed_submitted_and_approved_they_are_the_same_records_pages_and_documents()
    {
        var (author, reviewer) = (await site.SignInAsync(), await site.SignInAsync(Role.Moderator));
        var taxonomy = await site.TaxonomyAsync();
        foreach (var number in Complete.Where((_, place) => place % TestEffort.Of(quick: 5, full: 1, extended: 1) == 0))
        {
            var real = (await site.Get<ContributionStore>().PublishedAsync(PracticeFields.Kind, number, Ct))!;
            var typed = await TypeAndPublishAsync(author, reviewer, real.Content);

            Assert.Equal(real.Content.Language, typed.Content.Language);
            Assert.All(PracticeFields.Kind.Fields, field => Assert.Equal(Told(field, real.Content), Told(field, typed.Content)));
            Assert.DoesNotContain(typed.Content.Terms, term => term.ByEditors);
            Assert.Equal(Indexed(real, taxonomy), Indexed(typed, taxonomy));
            foreach (var language in Pages.Languages)
            {
                Assert.Equal(await ShownAsync(language, real), await ShownAsync(language, typed));
            }
        }
    }

    private async Task<PublishedRecord> TypeAndPublishAsync(SignedInPerson author, SignedInPerson reviewer, RevisionContent content)
    {
        var id = await site.BeginAsync(author);
        foreach (var section in PracticeFields.Kind.Sections)
        {
            await site.WriteAsync(author, id, section.Name, [.. Typed(content, section, await author.Client.PageAsync(Drafts.Address(id, section.Name)))]);
        }

        using var sent = await site.SubmitAsync(author, id);
        Assert.True(sent.StatusCode == HttpStatusCode.Redirect, $"{content.Title}: {Pages.Parse(await sent.Content.ReadAsStringAsync(Ct)).QuerySelector("main .notice").Shown()}");
        var submission = await site.SubmissionAsync(id);
        using var claimed = await site.PostFormAsync(reviewer, $"/en/reviews/{id}/claim", ("conflict", "none"));
        using var approved = await site.PostFormAsync(reviewer, $"/en/reviews/{id}", ("revision", submission.RevisionId!.Value.ToString()), ("decision", "approve"));
        Assert.Equal($"/en/reviews/{id}?done=approve", approved.Headers.Location?.OriginalString);
        var contribution = (await site.Get<ContributionStore>().FindAsync(submission.ContributionId, Ct))!;
        return (await site.Get<ContributionStore>().PublishedAsync(PracticeFields.Kind, contribution.Number, Ct))!;
    }

    /// <summary>As a browser sends the section: what is ticked goes in the order of the page.</summary>
    private static IEnumerable<(string Name, string Value)> Typed(RevisionContent content, FormSection section, IHtmlDocument page)
    {
        if (section == PracticeFields.Kind.Sections[0])
        {
            yield return (DraftAnswers.LanguageName, content.Language);
        }

        foreach (var field in section.Fields.Select(name => PracticeFields.Kind.FieldNamed(name)!))
        {
            var values = field.Read(content);
            if (field is not TermsField terms)
            {
                yield return (field.Name, string.Join("\r\n", values));
                continue;
            }

            foreach (var option in page.QuerySelectorAll($"input[name='{field.Name}'], select[name='{field.Name}'] option").Select(option => option.GetAttribute("value")!).Where(values.Contains))
            {
                yield return (field.Name, option);
            }

            if (terms.Dimension == Dimension.Objective)
            {
                yield return ("objectives.primary", values[0]);
            }
        }
    }

    /// <summary>What is ticked has no order but for the first objective, which is the primary one.</summary>
    private static IEnumerable<string> Told(Field field, RevisionContent content)
    {
        var values = field.Read(content);
        return field is TermsField terms ? [.. terms.Dimension == Dimension.Objective ? values.Take(1) : [], .. values.Order(StringComparer.Ordinal)] : values;
    }

    private static IEnumerable<string> Indexed(PublishedRecord record, TaxonomyTree taxonomy) => CatalogueDocuments.Of(record, taxonomy).Fields.Where(field => !OwnToEach.Contains(field.Name)).Select(field => field switch
    {
        DocumentField.Text text => $"{text.Name}: {string.Join(' ', text.Tokens.Select(token => $"{token.Position}={text.TermOf(token)}"))}",
        var other => other.ToString(),
    }).Order(StringComparer.Ordinal);

    /// <summary>All that the page tells of the record, but its number, its citation and what editors are said to have assigned.</summary>
    private async Task<IEnumerable<string>> ShownAsync(string language, PublishedRecord record)
    {
        var page = await site.Reader.PageAsync(string.Create(CultureInfo.InvariantCulture, $"/{language}/practices/{record.Contribution.Number}-{record.Contribution.Slug}"));
        foreach (var mark in page.QuerySelectorAll("main span[aria-hidden=true], main span.vh"))
        {
            mark.Remove();
        }

        var facts = page.QuerySelectorAll("#facts dl > div").Select(fact => $"{Tight(fact.QuerySelector("dt")!)}: {string.Join(' ', fact.QuerySelectorAll("li").Select(Tight).Order(StringComparer.Ordinal))}");
        return [.. new[] { "main h1", "main .objs li:first-child", "main article .prose" }.SelectMany(page.QuerySelectorAll).Select(Tight), .. page.QuerySelectorAll("main .objs li").Select(Tight).Order(StringComparer.Ordinal), .. facts];
    }

    private static string Tight(IElement part) => string.Concat(part.OuterHtml.Where(letter => !char.IsWhiteSpace(letter)));
}
