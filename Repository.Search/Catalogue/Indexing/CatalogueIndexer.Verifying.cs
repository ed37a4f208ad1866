namespace Repository.Search.Catalogue.Indexing;

public sealed partial class CatalogueIndexer
{
    /// <summary>Verifying takes seconds, and what fails because of the program fails again however often the index is read.</summary>
    private static readonly TimeSpan FirstVerificationPause = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestVerificationPause = TimeSpan.FromHours(1);

    private readonly GrowingPause betweenVerifications;

    /// <summary>Set by who met something in the index that cannot be, although its checksums are right.</summary>
    private int suspected;

    private void Suspect(Exception problem)
    {
        if (Interlocked.Exchange(ref suspected, 1) == 0)
        {
            CatalogueIndexerLog.Suspected(logger, problem);
            Wake();
        }
    }

    /// <summary>An index that was written wrongly is built anew beside; one that is sound stays, as another would be the same.</summary>
    private void VerifyIfSuspected(CatalogueIndex index)
    {
        if (Volatile.Read(ref suspected) == 0 || build is not null || !betweenVerifications.IsOver)
        {
            return;
        }

        betweenVerifications.Begin();
        if (index.FindFault() is { } fault)
        {
            CatalogueIndexerLog.WrittenWrongly(logger, fault.Message);
            _ = RebuildAsync(progress: null);
        }
        else
        {
            CatalogueIndexerLog.FoundSound(logger);
        }

        Volatile.Write(ref suspected, 0);
    }
}
