using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Repository.Domain.Audit;

/// <summary>A change as both parts of an entry keep it.</summary>
internal sealed record StoredChange(string Field, string? Before, string? After);

/// <summary>What of an entry is personal.</summary>
internal sealed record AuditPayload(string? ActorName, string? Address, string? Agent, IReadOnlyList<StoredChange> Changes)
{
    /// <summary>As long as the hash: nobody who has the hash finds an e-mail address by trying addresses.</summary>
    private const int SaltBytes = 32;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public bool IsEmpty => ActorName is null && Address is null && Agent is null && Changes.Count == 0;

    public static string NewSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SaltBytes));

    /// <summary>SHA-256 of the salt and the payload as the two columns hold them, with a line feed between, in lower-case hexadecimal.</summary>
    public static string Commitment(string salt, string payload) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}\n{payload}")));

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static AuditPayload Parse(string payload) => JsonSerializer.Deserialize<AuditPayload>(payload, Json)!;

    public static string ToJson(IEnumerable<StoredChange> changes) => JsonSerializer.Serialize(changes, Json);

    public static IReadOnlyList<StoredChange> ParseChanges(string changes) => JsonSerializer.Deserialize<List<StoredChange>>(changes, Json)!;
}
