using System.Reflection;
using System.Text.RegularExpressions;
using Repository.Domain.Audit;
using Repository.Domain.Data;

namespace Repository.Domain.Tests.Audit;

public sealed partial class AuditEventsTests
{
    /// <summary>As they stand in databases. One may be added; none may be renamed, taken away, or told of another thing.</summary>
    private const string Known = """
        access.refused route
        account.confirmed account
        account.disabled account
        account.enabled account
        account.erased account
        account.registered account
        administrator.code-refused account
        administrator.first account
        audit.erased account
        contribution.authors-changed contribution
        contribution.erased contribution
        contribution.published contribution
        contribution.reinstated contribution
        contribution.withdrawn contribution
        email.change-asked account
        email.change-undone account
        email.changed account
        export.made list
        form.refused route
        limit.reached route
        mail.cancelled mail
        mail.retried mail
        membership.asked organisation
        membership.confirmed organisation
        membership.left organisation
        membership.refused organisation
        organisation.changed organisation
        organisation.created organisation
        organisation.merged organisation
        password.changed account
        password.reset account
        password.reset-asked account
        post.released thread
        post.removed thread
        post.reports-dismissed thread
        post.restored thread
        profile.changed account
        role.granted account
        role.revoked account
        session.all-revoked account
        session.confirmation-refused session
        session.confirmed session
        session.refused account
        session.revoked session
        session.signed-in session
        session.signed-out session
        settings.changed setting
        site.alarm site
        space.changed space
        space.opened space
        space.suggested space
        space.suggestion-decided space
        submission.confirmation-answered submission
        submission.confirmation-mailed submission
        submission.conflict-declared submission
        submission.decided submission
        submission.focal-point-named submission
        submission.moved submission
        submission.opened submission
        submission.submitted submission
        thread.changed thread
        """;

    [Fact]
    public void The_events_are_those_that_stand_in_databases()
    {
        var all = AuditEvents.All.Select(one => $"{one.Name} {StoredName.Of(one.Subject)}").ToList();

        Assert.Equal(Known.Split('\n', StringSplitOptions.TrimEntries), all);
        Assert.True(all.Count >= 40);
        Assert.All(AuditEvents.All, one => Assert.Same(one, AuditEvents.Find(one.Name)));
        Assert.Null(AuditEvents.Find("account.flown"));
    }

    [Fact]
    public void A_secret_has_no_way_in()
    {
        var methods = typeof(SecretField).GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly);

        Assert.Empty(typeof(AuditChange).GetConstructors());
        Assert.Equal([nameof(SecretField.Changed)], methods.Select(method => method.Name));
        Assert.Empty(methods[0].GetParameters());
    }

    [Fact]
    public void A_field_that_sounds_secret_is_one()
    {
        Assert.Contains(AuditFields.All, field => field is SecretField);
        Assert.All(AuditFields.All.Where(field => field is not SecretField), field => Assert.DoesNotMatch(SoundsSecret(), field.Name));
    }

    [GeneratedRegex("password|secret|token|code|stamp|key|salt|hash|cookie|credential|link", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex SoundsSecret();
}
