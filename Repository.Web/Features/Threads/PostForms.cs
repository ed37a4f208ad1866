using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Repository.Domain.Data;
using Repository.Domain.Discussions;
using Repository.Domain.Spaces;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Features.Spaces;
using Repository.Web.Languages;
using Repository.Web.Markdown;

namespace Repository.Web.Features.Threads;

/// <summary>Forms in which threads and posts are written, and what is wrong with what was typed.</summary>
public sealed class PostForms(MarkdownRenderer markdown, PostViews views, ThreadWords words, SpaceWords spaceWords, AccessGate gate, Texts texts, Links links)
{
    /// <summary>What people begin; other threads come to be otherwise.</summary>
    private static readonly ThreadKind[] Kinds = [ThreadKind.Question, ThreadKind.Topic];

    public PostFormPart Post(ThreadCase found, PostForm? typed, ModelStateDictionary state) => Part(
        texts[found.Thread.Kind == ThreadKind.Topic ? "Threads.YourPost" : "Threads.YourAnswer"], texts["Threads.Post"], typed, state, value: "", Copy(found.Thread, "")) with
    { Action = links.Thread(found.Thread) };

    /// <summary>On the page of all that answers a post.</summary>
    public PostFormPart Answer(ThreadCase found, ShownPost parent, PostForm? typed, ModelStateDictionary state) => Part(
        texts["Threads.AnswerTo", parent.Author], texts["Threads.Post"], typed, state, value: "", Copy(found.Thread, $"reply.{parent.Post.Number}")) with
    { Action = links.Post(found.Thread, parent.Post.Number, "reply") };

    /// <param name="quotes">Its text stands in the form as a quotation.</param>
    public PostFormPage Reply(ThreadCase found, ShownPost parent, bool quotes, PostForm? typed, ModelStateDictionary state) => Page(
        found,
        texts["Threads.AnswerTo", parent.Author],
        Part(texts["Threads.AnswerTo", parent.Author], texts["Threads.Post"], typed, state, quotes ? Quotation(parent.Post.Body) : "", Copy(found.Thread, $"reply.{parent.Post.Number}"))) with
    {
        Answered = views.Of(found, parent) with { Ways = [], Acts = [], ReactionsAddress = null, Reactions = [] },
    };

    /// <param name="now">Where it was written otherwise in another window meanwhile: how it stands.</param>
    public PostFormPage Edit(PostCase found, PostForm? typed, Post? now, ModelStateDictionary state) => Page(
        found.Thread,
        texts["Threads.EditHeading"],
        Part(texts["Threads.EditHeading"], texts["Threads.Save"], typed, state, found.Post.Body, Copy(found.Thread.Thread, $"edit.{found.Post.Number}")) with { Version = (now ?? found.Post).Version }) with
    {
        Meanwhile = now?.Body,
        Paragraphs = [texts["Threads.EditExplained"]],
    };

    public PostFormPage Thread(SpaceCase space, ThreadForm? typed, ModelStateDictionary state)
    {
        var heading = texts["Threads.Begin"];
        var fields = new[]
        {
            new FormField("kind", FieldKind.Choices, texts["Threads.KindOf"]) { Value = typed?.Kind ?? StoredName.Of(ThreadKind.Question), Options = [.. Kinds.Select(kind => new FieldOption(StoredName.Of(kind), texts[$"Threads.Choose{kind}"]))] }.In(state),
            new FormField("title", FieldKind.Text, texts["Threads.Title"]) { Help = texts["Threads.TitleHelp"], MaxLength = DiscussionThread.MaxTitle, Value = typed?.Title }.In(state),
        };
        var copy = $"{Person}.space.{space.Space.Name}";
        var part = Part(heading, texts["Threads.Post"], typed, state, value: "", copy, fields) with { CancelAddress = links.Space(space.Space.Name), IsWholePage = true };
        return new PostFormPage(
            new PageHead { Title = part.Errors.IsEmpty ? heading : texts["Account.TitleWithErrors", heading], Section = SiteSection.Spaces, NoIndex = true },
            [(texts["Spaces.Spaces"], links.Spaces), (spaceWords.Said(space.Space.Content.Title).Text, links.Space(space.Space.Name)), (heading, null)],
            part)
        {
            Paragraphs = [texts["Spaces.HouseRules"]],
        };
    }

    /// <returns>The text; null where something is wrong with it, which the state says.</returns>
    public string? Body(PostForm form, ModelStateDictionary state) => Text("body", form.Body, Domain.Discussions.Post.MaxBody, linesEnd: true, state);

    /// <returns>What is to be begun; null where something is wrong with it, which the state says.</returns>
    public NewThread? Read(ThreadForm form, ModelStateDictionary state)
    {
        var kind = Kinds.Where(one => StoredName.Of(one) == form.Kind).Select(one => (ThreadKind?)one).FirstOrDefault();
        if (kind is null)
        {
            state.AddModelError("kind", texts["Threads.ProblemKind"]);
        }

        var title = Text("title", form.Title, DiscussionThread.MaxTitle, linesEnd: false, state);
        var body = Body(form, state);
        return kind is { } chosen && title is not null && body is not null ? new NewThread(chosen, title, body, form.FormId ?? Guid.CreateVersion7()) : null;
    }

    /// <summary>Says why it was not written; what was typed stays.</summary>
    public void NotWritten(PostOutcome outcome, ModelStateDictionary state) => state.AddModelError("", outcome switch
    {
        PostOutcome.TooMany many => texts["Threads.ProblemTooMany", many.PerDay],
        PostOutcome.TooLate late => texts["Threads.ProblemTooLate", late.Hours],
        PostOutcome.Changed => texts["Threads.ProblemChanged"],
        _ => texts["Threads.ProblemRefused"],
    });

    private string? Text(string name, string? typed, int most, bool linesEnd, ModelStateDictionary state)
    {
        var text = (typed ?? "").ReplaceLineEndings("\n").Trim();
        var problem = text.Length == 0 ? texts[$"Threads.ProblemNo{name}"]
            : text.Length > most ? texts["Threads.ProblemLong", most]
            : text.Any(c => char.IsControl(c) && !(linesEnd && c is '\n' or '\t')) ? texts["Threads.ProblemControl"]
            : null;
        if (problem is not null)
        {
            state.AddModelError(name, problem);
        }

        return problem is null ? text : null;
    }

    private PostFormPart Part(string heading, string submit, PostForm? typed, ModelStateDictionary state, string value, string copy, params FormField[] fields)
    {
        var body = new FormField("body", FieldKind.Area, texts["Threads.Text"]) { Help = texts["Threads.TextHelp"], MaxLength = Domain.Discussions.Post.MaxBody, Rows = 8, Value = value }.In(state);
        return new PostFormPart(heading, submit, body, typed?.FormId ?? Guid.CreateVersion7())
        {
            Fields = fields,
            Errors = FormErrors.Of(state, [.. fields, body]),
            Preview = state.IsValid && typed is { WantsPreview: true, Body: { } text } ? markdown.Render(text.ReplaceLineEndings("\n"), headingsUnder: 2, texts.Language.Code) : null,
            Copy = copy,
        };
    }

    private PostFormPage Page(ThreadCase found, string heading, PostFormPart part)
    {
        var title = words.Title(found.Thread, found.Space.Space).Text;
        return new PostFormPage(
            new PageHead { Title = part.Errors.IsEmpty ? $"{heading} · {title}" : texts["Account.TitleWithErrors", $"{heading} · {title}"], Section = SiteSection.Spaces, NoIndex = true },
            [(texts["Spaces.Spaces"], links.Spaces), (spaceWords.Said(found.Space.Space.Content.Title).Text, links.Space(found.Space.Space.Name)), (title, links.Thread(found.Thread)), (heading, null)],
            part with { CancelAddress = links.Thread(found.Thread), IsWholePage = true });
    }

    private string Person => gate.Actor.AccountId?.ToString("N", CultureInfo.InvariantCulture) ?? "";

    private string Copy(DiscussionThread thread, string what) => string.Create(CultureInfo.InvariantCulture, $"{Person}.thread.{thread.Number}.{what}");

    private static string Quotation(string body) => string.Concat(body.Split('\n').Select(line => $"> {line}\n")) + "\n";
}
