using System.Text.Json.Serialization;
using Repository.Domain.Data;
using Repository.Domain.Notifications;

namespace Repository.Domain.Settings;

/// <summary>What administrators set while the site runs, for all its nodes. What a machine or a folder needs is configuration, not this.</summary>
public sealed record SiteSettings
{
    /// <summary>Programs that show mails cut longer names.</summary>
    public const int MaxSenderName = 60;

    public static SiteSettings Default { get; } = new();

    /// <summary>An e-mail address to which people write; empty: none is shown.</summary>
    public string ContactAddress { get; init; } = "";

    /// <summary>Whether people may register themselves.</summary>
    public bool RegistrationOpen { get; init; } = true;

    /// <summary>What the sender of mails is called; empty: as the configuration says, else the site's name in the mail's language.</summary>
    public string SenderName { get; init; } = "";

    /// <summary>0 as long as nobody has set anything.</summary>
    [JsonIgnore]
    public long Version { get; init; }

    /// <summary>What is wrong with them; empty if they may be stored.</summary>
    public IReadOnlyList<SettingsFault> Faults()
    {
        var faults = new List<SettingsFault>();
        if (ContactAddress.Length > 0 && !EmailAddress.CanBeWritten(ContactAddress))
        {
            faults.Add(SettingsFault.ContactAddressWrong);
        }

        if (SenderName.Length > MaxSenderName)
        {
            faults.Add(SettingsFault.SenderNameTooLong);
        }
        else if (SenderName.Any(char.IsControl) || SenderName.Contains('@', StringComparison.Ordinal) || StorableText.HasHalfAPair(SenderName))
        {
            faults.Add(SettingsFault.SenderNameWrong);
        }

        return faults;
    }
}

public enum SettingsFault
{
    ContactAddressWrong,
    SenderNameTooLong,

    /// <summary>It holds a control character, or an @, by which it would pass for another sender's address.</summary>
    SenderNameWrong,
}
