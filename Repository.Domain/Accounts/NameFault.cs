namespace Repository.Domain.Accounts;

/// <summary>Why a display name is not taken.</summary>
public enum NameFault
{
    TooShort,
    TooLong,
    NoLetter,

    /// <summary>Holds what nobody sees, such as zero-width characters, marks of direction or line breaks.</summary>
    Invisible,

    /// <summary>Mixes alphabets within a word, as names do that pose as others.</summary>
    Mixed,

    /// <summary>Says that it speaks for the site or its network.</summary>
    Reserved,
}
