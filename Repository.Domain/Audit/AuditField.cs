namespace Repository.Domain.Audit;

/// <summary>A field whose change the audit log tells of: one of <see cref="AuditFields"/>. Its kind says what may be told.</summary>
public abstract class AuditField
{
    private protected AuditField(string name) => Name = name;

    public string Name { get; }

    public override string ToString() => Name;
}

/// <summary>Says nothing of a person: its values are part of the entry and stay.</summary>
public sealed class PlainField : AuditField
{
    internal PlainField(string name)
        : base(name)
    {
    }

    public AuditChange Changed(string? before, string? after) => new(this, before, after);
}

/// <summary>Says something of a person: its values stand in the part that can be erased.</summary>
public sealed class PersonalField : AuditField
{
    internal PersonalField(string name)
        : base(name)
    {
    }

    public AuditChange Changed(string? before, string? after) => new(this, before, after);
}

/// <summary>Of it can be said that it changed, and nothing else: there is no way to pass a value.</summary>
public sealed class SecretField : AuditField
{
    internal SecretField(string name)
        : base(name)
    {
    }

    public AuditChange Changed() => new(this, before: null, after: null);
}
