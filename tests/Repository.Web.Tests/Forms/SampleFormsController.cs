using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Web.Access;
using Repository.Web.Forms;

namespace Repository.Web.Tests.Forms;

/// <summary>A form as small as can be, for what holds for all: it shows what it is filled with as text.</summary>
[Route("{language:language}/account/sample")]
[Allows(PolicyTable.ChangeOwnProfile)]
public sealed class SampleFormsController : Controller
{
    [HttpGet]
    public IActionResult Edit(string? about) => Content(
        $"about bound: {about}; about filled: {ModelState["About"]?.AttemptedValue}; themes filled: {ModelState["Themes"]?.AttemptedValue}; kept: {HttpContext.FilledForm() is not null}");

    [HttpPost]
    public IActionResult Update(string about) => about == "refused" ? Content("refused") : Redirect("/en");

    [HttpPost("fresh")]
    [Allows(PolicyTable.ChangeOwnCredentials)]
    public IActionResult UpdateFresh() => Redirect("/en");
}
