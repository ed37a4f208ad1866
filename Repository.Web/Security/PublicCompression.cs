using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using Repository.Web.Access;

namespace Repository.Web.Security;

/// <summary>Compresses what is for everybody. Private pages over https hold a form's token beside what was typed: their length shall tell nothing of it.</summary>
internal sealed class PublicCompression(IServiceProvider services, IOptions<ResponseCompressionOptions> options) : ResponseCompressionProvider(services, options)
{
    public override bool ShouldCompressResponse(HttpContext context) => !(context.Request.IsHttps && context.IsPrivate()) && base.ShouldCompressResponse(context);
}
