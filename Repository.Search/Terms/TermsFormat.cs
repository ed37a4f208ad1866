namespace Repository.Search.Terms;

/// <summary>What writer and reader of the dictionary agree on.</summary>
internal static class TermsFormat
{
    /// <summary>Terms of a block; the last of a field may have fewer. More make the dictionary smaller and finding slower.</summary>
    public const int BlockSize = 32;

    /// <summary>UTF-8 bytes of a term: as in Lucene.</summary>
    public const int MaxTermBytes = 32_766;
}
