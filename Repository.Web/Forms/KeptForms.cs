using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Repository.Domain.Accounts;

namespace Repository.Web.Forms;

/// <summary>
/// Forms that were sent when their session had ended. The page of entrance carries one as a field that only the site can read, so nothing is stored for
/// people who are not signed in; afterwards it is kept for their account and shown to them again, filled.
/// </summary>
public sealed class KeptForms(IDataProtectionProvider protection, KeptFormStore store, TimeProvider clock)
{
    /// <summary>Signing in may take a while where a password must be found or a mail awaited.</summary>
    private static readonly TimeSpan CarriedFor = TimeSpan.FromHours(4);

    /// <summary>In letters: the field, sent back with the rest of its form, fits a request's body.</summary>
    private const int MostLetters = 900_000;

    private readonly IDataProtector protector = protection.CreateProtector("Repository.KeptForm");

    /// <summary>For the partial <c>_KeptForm</c>: what the form of entrance has to carry, or null.</summary>
    public string? Carried(HttpContext context) => context.Features.Get<FormDetour>() is { } detour
        ? detour.Carried
        : Sent(context) is { } sent && Unprotect(sent) is not null ? sent : null;

    /// <summary>Keeps what the form of entrance carried for the person who has entered, and says where to lead them.</summary>
    /// <param name="otherwise">Where to if it carried nothing: an address of this site.</param>
    public async Task<string> ReleaseAsync(HttpContext context, Guid accountId, string otherwise, CancellationToken ct)
    {
        if (Sent(context) is not { } sent || Unprotect(sent) is not { } form)
        {
            return otherwise;
        }

        var id = await store.KeepAsync(accountId, form.Address, form.FieldsAsJson(), ct);
        return $"{form.Address}{(form.Address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{KeptForm.Parameter}={id}";
    }

    /// <returns>Null if it is too long to be carried.</returns>
    public string? Protect(KeptForm form)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new Carriage(form.Address, form.Fields, clock.GetUtcNow() + CarriedFor));
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            packing.Write(json);
        }

        var letters = Base64Url.EncodeToString(protector.Protect(packed.ToArray()));
        return letters.Length <= MostLetters ? letters : null;
    }

    /// <returns>Null if it is not ours, or too old.</returns>
    public KeptForm? Unprotect(string carried)
    {
        if (carried.Length is 0 or > MostLetters || !Base64Url.IsValid(carried))
        {
            return null;
        }

        try
        {
            // The site packed it itself, from a body within its limit.
            using var unpacked = new BrotliStream(new MemoryStream(protector.Unprotect(Base64Url.DecodeFromChars(carried))), CompressionMode.Decompress);
            var carriage = JsonSerializer.Deserialize<Carriage>(unpacked);
            return carriage is null || carriage.Until <= clock.GetUtcNow() ? null : new KeptForm(carriage.Address, carriage.Fields);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Of a form that has been read: whether one can be is no matter of a page that only asks for it.</summary>
    private static string? Sent(HttpContext context) => context.Features.Get<IFormFeature>()?.Form?[KeptForm.FieldName].FirstOrDefault();

    private sealed record Carriage(string Address, IReadOnlyList<KeptField> Fields, DateTimeOffset Until);
}
