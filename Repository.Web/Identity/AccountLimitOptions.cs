using System.ComponentModel.DataAnnotations;
using Repository.Domain.Accounts;

namespace Repository.Web.Identity;

/// <summary>How often what guards an account may be tried: the section <c>AccountLimits</c>.</summary>
public sealed class AccountLimitOptions
{
    /// <summary>From one network, whoever for.</summary>
    [Range(1, 1_000_000)]
    public int SignInsPerMinute { get; set; } = 10;

    /// <summary>For one address; twice as many within half an hour, four times as many within two hours.</summary>
    [Range(1, 1_000_000)]
    public int FailuresPerFiveMinutes { get; set; } = 10;

    /// <summary>Compared or chosen for one address, right or wrong.</summary>
    [Range(1, 1_000_000)]
    public int PasswordsPerMinute { get; set; } = 30;

    /// <summary>Registrations, new passwords and confirmations asked for, each from one network and for one mailbox.</summary>
    [Range(1, 1_000_000)]
    public int MailsPerHour { get; set; } = 5;

    /// <summary>Over the whole site within five minutes.</summary>
    [Range(1, 1_000_000)]
    public int FailuresForAlarm { get; set; } = 1_000;

    public AccountLimits ToLimits() => new()
    {
        SignInsPerMinute = SignInsPerMinute,
        FailuresPerFiveMinutes = FailuresPerFiveMinutes,
        PasswordsPerMinute = PasswordsPerMinute,
        MailsPerHour = MailsPerHour,
        FailuresForAlarm = FailuresForAlarm,
    };
}
