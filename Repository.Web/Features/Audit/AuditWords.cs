using Repository.Domain.Audit;
using Repository.Web.Languages;

namespace Repository.Web.Features.Audit;

/// <summary>The audit log's names in words. A name that a newer version of the program wrote stands for itself.</summary>
public sealed class AuditWords(Texts texts)
{
    public string Event(string name) => texts.Find($"Audit.Event.{name.Replace('.', '-')}") ?? name;

    public string Field(string name) => texts.Find($"Audit.Field.{name}") ?? name;

    public string Subject(AuditSubject type) => texts[$"Audit.Subject.{type}"];

    /// <summary>Who it was, where no account did it or its name is erased; else null.</summary>
    public string? Unnamed(AuditRecord record) => record switch
    {
        { ActorName: not null } => null,
        { IsErased: true } => texts["Audit.NameErased"],
        { Address: not null } => texts["Audit.NotSignedIn"],
        _ => texts["Audit.TheProgram"],
    };
}
