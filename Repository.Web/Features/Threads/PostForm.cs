using Repository.Domain.Discussions;

namespace Repository.Web.Features.Threads;

/// <summary>A post as it is typed.</summary>
public class PostForm
{
    public string? Body { get; set; }

    /// <summary>Made with the page: the same form sent twice is one post.</summary>
    public Guid? FormId { get; set; }

    /// <summary>Present where the writer wants to see it first.</summary>
    public string? Preview { get; set; }

    /// <summary>Of the text that its writer has seen, of a post that is edited.</summary>
    public int Version { get; set; }

    public bool WantsPreview => Preview is not null;

    public NewPost ToPost(string body, int? parent) => new(body, parent, FormId ?? Guid.CreateVersion7());
}

/// <summary>A thread as it is typed.</summary>
public sealed class ThreadForm : PostForm
{
    public string? Kind { get; set; }

    public string? Title { get; set; }
}
