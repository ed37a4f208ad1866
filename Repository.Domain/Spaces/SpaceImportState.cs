namespace Repository.Domain.Spaces;

/// <summary>How what is to be imported stands to the space that is here.</summary>
public enum SpaceImportState
{
    New,
    Same,

    /// <summary>The space here is what an earlier file said.</summary>
    Older,

    /// <summary>People have changed it here.</summary>
    Changed,
}
