namespace Repository.Domain.Data;

/// <summary>A migration that was applied to the database is not the one that the program carries under that number.</summary>
public sealed class MigrationAlteredException(AppliedMigration applied, Migration known)
    : Exception($"migration {applied} was applied with checksum {applied.Checksum}, but this program's {known} has {known.Checksum}: a released migration must not be changed");

/// <summary>A newer program has used the database; this one would not understand it.</summary>
public sealed class DatabaseTooNewException(AppliedMigration newest, Migration lastKnown)
    : Exception($"the database is newer than this program: it has migration {newest}, and the last one known here is {lastKnown}. Start the newer program, or restore a backup from before it");

public sealed class MigrationFailedException(Migration migration, Exception cause)
    : Exception($"migration {migration} failed and was undone: {cause.Message}", cause);
