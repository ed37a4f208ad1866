namespace Repository.Domain.Discussions;

/// <summary>What people talk about in a thread.</summary>
public enum ThreadKind
{
    /// <summary>A question that the space itself asks; nobody began it.</summary>
    Guiding,

    /// <summary>Somebody wants to know something: one of the posts can be accepted as the answer.</summary>
    Question,
    Topic,

    /// <summary>A published practice or guidance.</summary>
    Record,
}
