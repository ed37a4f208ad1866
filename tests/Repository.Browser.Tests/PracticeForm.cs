using Microsoft.Playwright;

namespace Repository.Browser.Tests;

/// <summary>Fills in the form of a practice, section by section, as its author would.</summary>
internal static class PracticeForm
{
    private static readonly (string Section, (string Control, string Value)[] Answers)[] Complete =
    [
        ("title", [("#title", ""), ("input[name=type]", "policy")]),
        ("objectives", [("input[name=objectives]", "16"), ("input[name=objectives]", "6"), ("input[name='objectives.primary']", "6"), ("input[name=principles]", "human-rights"), ("input[name=themes]", "labour-migration")]),
        ("when-and-where", [("#start-year", "2019"), ("#ongoing", "true"), ("input[name=countries]", "ma"), ("input[name=regions]", "northern-africa")]),
        ("who", [("#implementers", "City of A\nHarbour House"), ("input[name=actor-types]", "local-government")]),
        ("text", [("#summary", "One office with all services under one roof. People come once."), ("#actions", "The city rented a house and asked eight services to move in.")]),
        ("lessons", [("#results", "Many people came."), ("#lessons", "Interpreters were hard to find.")]),
    ];

    /// <summary>Begins a practice, fills it in and submits it.</summary>
    /// <param name="title">Its language is the page's.</param>
    /// <returns>The id of the submission.</returns>
    public static async Task<string> SubmitPracticeAsync(this Visit visit, string language, string title)
    {
        var id = await visit.WritePracticeAsync(language, title);
        await visit.SendAsync(language, id);
        return id;
    }

    /// <summary>Begins a practice and fills it in, so that it can be sent.</summary>
    public static async Task<string> WritePracticeAsync(this Visit visit, string language, string title)
    {
        await visit.OpenAsync($"/{language}/contribute");
        await visit.Page.Locator("main form button[type=submit]").ClickAsync();
        await visit.Page.WaitForURLAsync("**/title");
        var id = visit.Place.Split('/')[3];
        foreach (var (section, answers) in Complete)
        {
            await visit.AnswerAsync(language, id, section, [.. answers.Select(answer => answer.Control == "#title" ? (answer.Control, title) : answer)]);
        }

        return id;
    }

    /// <summary>Opens a section, answers and saves.</summary>
    public static async Task AnswerAsync(this Visit visit, string language, string id, string section, params (string Control, string Value)[] answers)
    {
        await visit.OpenAsync($"/{language}/contribute/{id}/{section}");
        foreach (var (control, value) in answers)
        {
            var asked = visit.Page.Locator(control.StartsWith('#') ? control : $"{control}[value='{value}']");
            if (await asked.EvaluateAsync<bool>("e => e.matches('[type=checkbox], [type=radio]')"))
            {
                await asked.CheckAsync();
            }
            else
            {
                await asked.FillAsync(value);
            }
        }

        await visit.Page.Locator("button[name=go][value=back]").ClickAsync();
        await visit.Page.WaitForURLAsync($"**/contribute/{id}*");
    }

    /// <summary>Sends it on its way, or back to its reviewer.</summary>
    public static async Task SendAsync(this Visit visit, string language, string id)
    {
        await visit.OpenAsync($"/{language}/contribute/{id}");
        await visit.Page.Locator("main form[aria-labelledby=send] button[type=submit]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("main .notice.ok")).ToBeVisibleAsync();
    }
}
