using Microsoft.AspNetCore.DataProtection;
using Repository.Domain.Accounts;
using Repository.TestSupport;
using Repository.Web.Forms;

namespace Repository.Web.Tests.Forms;

/// <summary>What the page of entrance carries.</summary>
public sealed class KeptFormsTests
{
    private static readonly KeptForm Form = new("/en/account/profile?tab=1", [new("About", ["zeile\r\n“é” 日本 😀 \u0000"]), new("Themes", ["a", "", "b"])]);

    private readonly TestClock clock = new();

    [Fact]
    public void A_form_comes_out_as_it_went_in()
    {
        var kept = Create();
        var read = kept.Unprotect(kept.Protect(Form)!)!;

        Assert.Equal((Form.Address, Form.FieldsAsJson()), (read.Address, read.FieldsAsJson()));
    }

    [Fact]
    public void Nobody_reads_it_or_makes_one()
    {
        var kept = Create();
        var carried = kept.Protect(Form)!;

        Assert.Null(Create().Unprotect(carried));
        Assert.Null(kept.Unprotect(carried[..^4]));
        Assert.Null(kept.Unprotect((carried[0] == 'A' ? "B" : "A") + carried[1..]));
        Assert.Null(kept.Unprotect(""));
        Assert.Null(kept.Unprotect("not base64!"));
        Assert.Null(kept.Unprotect(new string('A', 2_000_000)));
    }

    [Fact]
    public void It_holds_for_four_hours()
    {
        var kept = Create();
        var carried = kept.Protect(Form)!;
        clock.Advance(TimeSpan.FromHours(4) - TimeSpan.FromSeconds(1));
        Assert.NotNull(kept.Unprotect(carried));

        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(kept.Unprotect(carried));
    }

    [Fact]
    public void The_longest_form_is_carried_as_long_as_its_field_fits_a_body()
    {
        var kept = Create();
        var text = new string('é', 1 << 18);
        Assert.Equal(text, kept.Unprotect(kept.Protect(new KeptForm("/", [new("Text", [text])]))!)!.Fields[0].Values[0]);
        var noise = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(1 << 20));
        Assert.Null(kept.Protect(new KeptForm("/", [new("Text", [noise])])));
    }

    private KeptForms Create() => new(new EphemeralDataProtectionProvider(), new KeptFormStore(null!), clock);
}
