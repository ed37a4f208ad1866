using System.Data.Common;
using Microsoft.Extensions.Options;
using Repository.Domain.Contributions;
using Repository.Domain.Data;
using Repository.Web.Demonstration;
using Repository.Web.StartUp;

namespace Repository.Web.CommandLine;

/// <summary>Says what keeps the program from starting, to the person who started it.</summary>
public static class StartProblems
{
    /// <returns>Null for a mistake of ours, which deserves its stack trace.</returns>
    public static string? Explain(Exception problem) => problem switch
    {
        DataFolderInUseException or DemonstrationRefusedException or MissingContentException or DatabaseSettingException or MigrationAlteredException or MigrationFailedException or DatabaseTooNewException => $"Cannot start: {problem.Message}.",
        UnreadableRevisionException => $"Cannot start: {problem.Message}. The command check says more.",
        OptionsValidationException => $"Cannot start: {problem.Message}",
        DbException => $"Cannot start: the database says “{problem.Message}”.",
        UnauthorizedAccessException or IOException => $"Cannot start: {problem.Message}",
        _ => null,
    };
}
