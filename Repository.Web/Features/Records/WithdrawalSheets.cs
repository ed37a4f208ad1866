using Microsoft.AspNetCore.Mvc.ModelBinding;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.Records;

public sealed class WithdrawalForm
{
    public string? Reason { get; set; }

    /// <summary>Number or address of what is to be read in its place.</summary>
    public string? ReplacedBy { get; set; }

    public bool Confirmed { get; set; }

    public long Version { get; set; }
}

/// <summary>Forms to withdraw a record and to publish it again.</summary>
public sealed class WithdrawalSheets(ContributionStore contributions, KindWords kinds, Texts texts, Links links)
{
    /// <summary>Longer than any address of the site.</summary>
    private const int MaxAddress = 500;

    public FormSheet Withdraw(Contribution contribution, string title, ModelStateDictionary state) => Sheet(
        contribution,
        state,
        kinds.Withdraw(contribution.Kind, contribution.Number),
        texts["Records.WithdrawSubmit"],
        [
            new("reason", FieldKind.Area, texts["Records.WithdrawReason"]) { Help = texts["Records.WithdrawReasonHelp"], MaxLength = Withdrawal.MaxReason, Rows = 4 },
            new("replacedBy", FieldKind.Text, texts["Records.ReplacedByField"]) { Help = texts["Records.ReplacedByHelp"], MaxLength = MaxAddress },
            new("confirmed", FieldKind.Box, texts["Records.WithdrawConfirm"]),
        ],
        [texts["Records.WithdrawWhat", title], texts["Records.WithdrawMeans"]]);

    public FormSheet Reinstate(Contribution contribution, string title, ModelStateDictionary state) => Sheet(
        contribution,
        state,
        kinds.Reinstate(contribution.Kind, contribution.Number),
        texts["Records.ReinstateSubmit"],
        [],
        [texts["Records.ReinstateWhat", title], texts["Records.ReinstateMeans", contribution.WithdrawalReason]]);

    /// <summary>Reads the form; the state says what is wrong with it.</summary>
    public async Task<Withdrawal> ReadAsync(Contribution contribution, WithdrawalForm form, ModelStateDictionary state, CancellationToken ct)
    {
        var reason = (form.Reason ?? "").ReplaceLineEndings("\n").Trim();
        if (reason.Length == 0)
        {
            state.AddModelError("reason", texts["Records.ReasonMissing"]);
        }
        else if (reason.Length > Withdrawal.MaxReason)
        {
            state.AddModelError("reason", texts["Records.ReasonTooLong", Withdrawal.MaxReason]);
        }
        else if (reason.Any(c => char.IsControl(c) && c is not ('\n' or '\t')))
        {
            state.AddModelError("reason", texts["Records.ReasonHasControls"]);
        }

        Guid? replacement = null;
        if ((form.ReplacedBy ?? "").Trim() is { Length: > 0 } address)
        {
            var found = await FindAsync(contribution.Kind, address, ct);
            replacement = found?.Id;
            if (found is not { Publication: PublicationState.Published } || found.Id == contribution.Id)
            {
                state.AddModelError("replacedBy", texts[found?.Id == contribution.Id ? "Records.ReplacedByItself" : "Records.ReplacedByUnknown"]);
            }
        }

        if (!form.Confirmed)
        {
            state.AddModelError("confirmed", texts["Records.ConfirmMissing"]);
        }

        return new Withdrawal(reason, replacement);
    }

    /// <summary>Somebody else wrote between reading and sending.</summary>
    public void ExplainStale(ModelStateDictionary state) => state.AddModelError("", texts["Records.ChangedMeanwhile"]);

    /// <summary>What somebody else did meanwhile, in place of the form.</summary>
    public MeanwhilePage Meanwhile(Contribution contribution) => new(
        new PageHead { Title = texts["Records.MeanwhileTitle"], Section = RecordPageBuilder.SectionOf(contribution.Kind), NoIndex = true },
        contribution,
        kinds.Meanwhile(contribution.Kind, contribution.Number, contribution.Publication));

    /// <summary>A number alone is one of the same kind; an address is one of this site, with or without language and host.</summary>
    private async Task<Contribution?> FindAsync(Kind kind, string address, CancellationToken ct)
    {
        var site = links.Absolute("/");
        var path = address.StartsWith(site, StringComparison.OrdinalIgnoreCase) ? address[(site.Length - 1)..] : address;
        var parts = path.Split('?', '#')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        var of = parts.Length > 1 ? KindCatalogue.AtPath(parts[^2]) : kind;
        return parts.Length is >= 1 and <= 3 && of is not null && NumberedAddress.NumberOf(parts[^1]) is { } number ? await contributions.FindAsync(of, number, ct) : null;
    }

    private FormSheet Sheet(Contribution contribution, ModelStateDictionary state, string heading, string submit, IEnumerable<FormField> fields, IReadOnlyList<string> paragraphs) =>
        FormSheet.Of(state, texts, new PageHead { Title = heading, Section = RecordPageBuilder.SectionOf(contribution.Kind), NoIndex = true }, heading, submit, fields) with
        {
            Crumbs =
            [
                (kinds.Plural(contribution.Kind), links.List(contribution.Kind)),
                (kinds.Numbered(contribution.Kind, contribution.Number), links.Record(contribution)),
                (submit, null),
            ],
            Paragraphs = paragraphs,
            Version = contribution.Version,
            Ways = [(texts["Shared.Cancel"], links.Record(contribution))],
        };
}

public sealed record MeanwhilePage(PageHead Head, Contribution Contribution, string Heading) : IPage;
