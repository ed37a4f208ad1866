using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Organisations;
using Repository.Domain.People;
using Repository.Domain.Taxonomy;

namespace Repository.Web.Demonstration;

/// <summary>The people of a demonstration: one of each kind, with one password that nobody has known before.</summary>
public sealed class DemonstrationPeople(
    Database database,
    DemonstrationState state,
    OrganisationStore organisations,
    MembershipDesk memberships,
    ProfileStore profiles,
    TaxonomyStore taxonomy,
    IPasswordHasher<Account> hasher)
{
    /// <summary>Without what is taken for another one when it is read from a screen.</summary>
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    private const int PasswordLength = 20;

    /// <summary>Addresses below .example, which nobody can have (RFC 2606).</summary>
    public static IReadOnlyList<DemonstrationPerson> All { get; } =
    [
        new("amina@harbour.example", "Amina (demonstration)", []),
        new("bruno@waymark.example", "Bruno (demonstration)", []),
        new("clara@secretariat.example", "Clara (demonstration)", [new RoleGrant(Role.Moderator, Scope.Everything)]),
        new("dimitri@secretariat.example", "Dimitri (demonstration)", [new RoleGrant(Role.Moderator, new Scope(ScopeKind.Theme, "labour-migration"))]),
        new("elena@secretariat.example", "Elena (demonstration)", [new RoleGrant(Role.Facilitator, Scope.Everything)]),
        new("farid@secretariat.example", "Farid (demonstration)", [new RoleGrant(Role.Administrator, Scope.Everything)]),
    ];

    /// <returns>Their password, or null if they are there already.</returns>
    public async Task<string?> AddAsync(CancellationToken ct)
    {
        var password = RandomNumberGenerator.GetString(Alphabet, PasswordLength);
        var added = await database.WriteAsync(async session => await state.BeginAsync(session, ct) ? await AddAsync(session, password, ct) : null, ct);
        if (added is null)
        {
            await state.LoadAsync(ct);
            return null;
        }

        var tree = await taxonomy.LoadAsync(ct);
        await JoinAsync(added[0], Organisation("Harbour City Council (demonstration)", "local-government", "harbour.example", tree), "A city at the sea that receives people who come by ship.", tree, ct);
        await JoinAsync(added[1], Organisation("Waymark House (demonstration)", "civil-society", "waymark.example", tree), "Advises people on regular ways, before they leave.", tree, ct);
        return password;
    }

    private async Task<IReadOnlyList<Account>> AddAsync(DatabaseSession session, string password, CancellationToken ct)
    {
        var added = new List<Account>();
        foreach (var person in All)
        {
            var given = new NewAccount(person.Email, person.Name, "", "en", EmailConfirmed: true);
            var account = await AccountStore.AddAsync(session, given, ct) ?? throw new DemonstrationRefusedException($"“{person.Email}” is somebody's address or name here already");
            await AccountStore.UpdateAsync(session, account with { PasswordHash = hasher.HashPassword(account, password) }, ct);
            foreach (var grant in person.Grants)
            {
                await RoleStore.GrantAsync(session, account.Id, grant, ct);
            }

            await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.AccountRegistered, AuditContext.Program, account.Id), ct);
            added.Add(account);
        }

        return added;
    }

    private async Task JoinAsync(Account account, Organisation organisation, string about, TaxonomyTree tree, CancellationToken ct)
    {
        if (await organisations.CreateAsync(organisation, AuditContext.Program, ct) is OrganisationOutcome.Saved saved)
        {
            await memberships.AskAsync(account.Id, saved.Organisation.Number, AuditContext.Program, ct);
        }

        var profile = new Profile
        {
            AccountId = account.Id,
            About = about,
            ActorType = organisation.ActorType,
            Languages = [.. tree.All(Dimension.Language).Where(term => term.Id is "en" or "fr").Select(term => term.Id)],
            Objectives = [.. tree.All(Dimension.Objective).Take(2).Select(term => term.Id)],
            Public = new HashSet<ProfilePart> { ProfilePart.About, ProfilePart.Organisation, ProfilePart.ActorType, ProfilePart.Expertise },
        };
        await profiles.SaveAsync(ProfileRules.Normalized(profile), AuditContext.Program, ct);
    }

    private static Organisation Organisation(string name, string actorType, string domain, TaxonomyTree tree) => new()
    {
        Id = Guid.Empty,
        Number = 0,
        Names = new LocalizedText(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = name }),
        ActorType = tree.Find(Dimension.ActorType, actorType)?.Id ?? tree.All(Dimension.ActorType)[0].Id,
        Domains = [domain],
    };
}

public sealed record DemonstrationPerson(string Email, string Name, IReadOnlyList<RoleGrant> Grants);
