namespace Repository.Domain.Data;

/// <summary>Where the database is.</summary>
public sealed class DatabaseOptions
{
    /// <summary>Of PostgreSQL: <c>Host=db;Database=practices;Username=…</c> or <c>postgres://user@db/practices</c>. Empty for an SQLite file in the data folder.</summary>
    public string ConnectionString { get; set; } = "";

    public string DataFolder { get; set; } = "";
}
