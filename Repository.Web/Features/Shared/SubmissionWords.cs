using Repository.Domain.Submissions;
using Repository.Web.Languages;

namespace Repository.Web.Features.Shared;

/// <summary>What the site says of where submissions stand.</summary>
public sealed class SubmissionWords(Texts texts)
{
    public string State(SubmissionState state) => texts[$"Contribute.State{state}"];

    /// <summary>A class of the style sheet: ok, info, warn or bad; empty where nothing is to be minded.</summary>
    public static string Tone(SubmissionState state) => state switch
    {
        SubmissionState.Approved => "ok",
        SubmissionState.ChangesRequested => "warn",
        SubmissionState.Rejected => "bad",
        SubmissionState.InReview or SubmissionState.AwaitingConfirmation => "info",
        _ => "",
    };

    /// <summary>Who acts next, as the authors are told.</summary>
    /// <param name="writes">Whether the reader is one of those who write it.</param>
    public string Next(SubmissionState state, bool writes) => state switch
    {
        SubmissionState.Draft or SubmissionState.ChangesRequested => texts[writes ? "Contribute.NextYou" : "Contribute.NextAuthors"],
        SubmissionState.AwaitingConfirmation => texts["Contribute.NextFocalPoint"],
        SubmissionState.Submitted => texts["Contribute.NextModerator"],
        SubmissionState.InReview => texts["Contribute.NextReviewer"],
        _ => texts["Contribute.NextNobody"],
    };

    /// <summary>A step that it has made.</summary>
    public string Did(SubmissionAction action) => texts[$"Contribute.Did{action}"];

    public string Date(DateTimeOffset at) => texts.Date(at);
}
