namespace Repository.Domain.Submissions;

/// <summary>What became of a wish to save.</summary>
public abstract record DraftSave
{
    private DraftSave()
    {
    }

    /// <summary>It stands there now, or stood there already.</summary>
    public sealed record Saved(Draft Draft) : DraftSave;

    /// <summary>Somebody else has written there meanwhile: nothing was saved, and the writer is to see both.</summary>
    public sealed record Stale(Draft Current) : DraftSave;

    /// <summary>All answers together are longer than <see cref="DraftAnswers.MaxLength"/>.</summary>
    public sealed record TooLong : DraftSave;

    /// <summary>There is no such draft, or it has been submitted.</summary>
    public sealed record NotWritable : DraftSave;
}
