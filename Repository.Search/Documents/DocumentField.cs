using Repository.Search.Analysis;

namespace Repository.Search.Documents;

/// <summary>One field with one value of a <see cref="Document"/>.</summary>
internal abstract record DocumentField(string Name)
{
    public sealed record Text(string Name, IReadOnlyList<Token> Tokens, TokenForm Form) : DocumentField(Name)
    {
        public string TermOf(in Token token) => Form == TokenForm.Exact ? token.Exact : token.Term;
    }

    public sealed record Keyword(string Name, string Value) : DocumentField(Name);

    public sealed record Number(string Name, long Value) : DocumentField(Name);

    public sealed record Date(string Name, DateTimeOffset Value) : DocumentField(Name)
    {
        public long Microseconds => (Value.UtcTicks / TimeSpan.TicksPerMicrosecond) - (DateTimeOffset.UnixEpoch.UtcTicks / TimeSpan.TicksPerMicrosecond);
    }

    public sealed record Facet(string Name, string Value) : DocumentField(Name);

    public sealed record Stored(string Name, string Value) : DocumentField(Name);
}
