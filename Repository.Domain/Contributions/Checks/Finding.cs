using Repository.Domain.Contributions.Kinds;

namespace Repository.Domain.Contributions.Checks;

/// <summary>Something that a check found in a contribution.</summary>
/// <param name="Field">Name of the field that can be put right.</param>
public sealed record Finding(CheckRule Rule, Severity Severity, string Field)
{
    /// <summary>Name of the check that found it: one of <see cref="ContentChecks.Names"/>.</summary>
    public string Check { get; init; } = "";

    /// <summary>What a message about it needs, as the rule says; each is short and of one line.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>Where it stands; null if the field as a whole is meant.</summary>
    public TextMark? Mark { get; init; }

    /// <summary>For <see cref="CheckRule.FieldProblem"/>: what the field itself finds wrong.</summary>
    public FieldRule? Problem { get; init; }
}

public enum Severity
{
    /// <summary>A reviewer would ask about it; whoever has a reason may leave it.</summary>
    Advice,

    /// <summary>It cannot be submitted so.</summary>
    Must,
}

/// <summary>A piece of a field's value, in UTF-16 code units.</summary>
/// <param name="Value">Which of the field's values, from 0.</param>
public readonly record struct TextMark(int Value, int Offset, int Length);

/// <summary>What can be found. The evidence of each is listed with it.</summary>
public enum CheckRule
{
    /// <summary>A field is empty that must be filled, or that is expected to be.</summary>
    Missing,

    /// <summary>A field or the kind itself refuses the value: limit or value.</summary>
    FieldProblem,

    /// <summary>Ongoing, though it ended: the year.</summary>
    EndedThoughOngoing,

    /// <summary>The start is in a year to come: the year.</summary>
    StartsInFuture,

    /// <summary>The end is in a year to come, and it is not said to be ongoing: the year.</summary>
    EndsInFuture,

    /// <summary>It ended before the year from which the kind would like it to be: the year, the year wished for.</summary>
    EndedEarly,

    /// <summary>Too few words: how many are missing, how many there should be, how many there are.</summary>
    TooShort,

    /// <summary>Too many words: how many there are too many, how many may be, how many there are.</summary>
    TooLong,

    /// <summary>A title of capitals alone.</summary>
    Shouting,

    /// <summary>An acronym that is spelled out nowhere: the acronym.</summary>
    Acronym,

    /// <summary>An acronym that is not spelled out here, but later or in the taxonomy: the acronym, its long form with the acronym.</summary>
    AcronymWithProposal,

    /// <summary>A text that stands for none: the text.</summary>
    Placeholder,

    /// <summary>A section of a few words: how many there are, how many there should be.</summary>
    FewWords,

    /// <summary>A section that repeats the title.</summary>
    RepeatsTitle,

    /// <summary>A section that repeats another: name of the other field.</summary>
    RepeatsField,

    /// <summary>No difficulty is told where there is room for it.</summary>
    NoDifficulty,

    /// <summary>An e-mail address, masked.</summary>
    EmailAddress,

    /// <summary>A telephone number, masked.</summary>
    PhoneNumber,

    /// <summary>Written in another language than declared: code of the declared one, code of the other.</summary>
    OtherLanguage,

    /// <summary>A link in a text that browsers would not follow on the web: the address.</summary>
    NotAWebLink,

    /// <summary>The same link again: the address.</summary>
    LinkTwice,

    /// <summary>The same entry of a list again: the entry.</summary>
    EntryTwice,
}
