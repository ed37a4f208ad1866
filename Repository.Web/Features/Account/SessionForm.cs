namespace Repository.Web.Features.Account;

public sealed class SessionForm
{
    /// <summary>Null: all but this one.</summary>
    public Guid? Session { get; set; }
}
