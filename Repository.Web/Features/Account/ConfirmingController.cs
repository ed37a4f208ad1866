using Repository.Domain.Accounts;
using Repository.Web.Features.Shared.Forms;

namespace Repository.Web.Features.Account;

/// <summary>A page of a mailed link that may confirm a registration. Whoever else confirmed first has the name, so it may have to be asked for anew.</summary>
public abstract class ConfirmingController(AccountForms forms, AccountStore accounts) : AccountFormController(forms)
{
    /// <summary>Whether another name has to be asked for.</summary>
    protected async Task<bool> LacksNameAsync(Domain.Accounts.Account account, CancellationToken ct) =>
        account.IsWaiting && await accounts.IsNameTakenAsync(account.DisplayName, account.Id, ct);

    /// <returns>The name, perhaps with an error.</returns>
    protected async Task<string> ReadNameAsync(string typed, CancellationToken ct)
    {
        var name = ReadDisplayName(typed);
        if (ModelState.IsValid && await accounts.IsNameTakenAsync(name, Guid.Empty, ct))
        {
            Wrong(AccountForms.NameName, "Account.NameTaken");
        }

        return name;
    }

    /// <summary>The form as it is where no name is lacking, or with a field for one and why.</summary>
    protected FormPage WithName(bool lacksName, Domain.Accounts.Account account, Func<FormField[], FormPage> page) => !lacksName ? page([]) : page([Forms.DisplayName]) with
    {
        Notice = new Notice("warn", T["Account.NameGone", account.DisplayName], T["Account.NameGoneText"]),
    };
}
