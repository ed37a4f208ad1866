using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using Repository.Domain.Accounts;

namespace Repository.Web.Identity;

/// <summary>Keeps the framework's protection keys in the database, so that they survive a restart and all nodes have the same.</summary>
internal sealed class DatabaseKeys(ProtectionKeyStore store) : IXmlRepository, IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options) => options.XmlRepository = this;

    // The framework's interface cannot wait otherwise; it asks at the start and once a day.
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. store.AllAsync(CancellationToken.None).GetAwaiter().GetResult().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) =>
        store.AddAsync(friendlyName, element.ToString(SaveOptions.DisableFormatting), CancellationToken.None).GetAwaiter().GetResult();
}
