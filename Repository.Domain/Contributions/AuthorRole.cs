namespace Repository.Domain.Contributions;

/// <summary>What an account may do with a contribution of its own.</summary>
public enum AuthorRole
{
    Owner,
    Editor,

    /// <summary>Reads drafts; is no author.</summary>
    Viewer,
}
