using Repository.Domain.Spaces;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.Spaces;

/// <summary>What is asked before somebody joins or leaves.</summary>
public sealed class SpaceSheets(Texts texts, Links links)
{
    public FormSheet Join(Space space) => Sheet(
        space, texts["Spaces.JoinHeading", TitleOf(space)], texts["Spaces.Join"], [texts["Spaces.HouseRules"], .. Rules(space), texts["Spaces.JoinExplained"]]);

    public FormSheet Leave(Space space) => Sheet(space, texts["Spaces.LeaveHeading", TitleOf(space)], texts["Spaces.Leave"], [texts["Spaces.LeaveExplained"]]);

    private IReadOnlyList<string> Rules(Space space) => Paragraphs.Of(space.Content.Rules?.In(texts.Language.Code) ?? "");

    private string TitleOf(Space space) => space.Content.Title.In(texts.Language.Code);

    private FormSheet Sheet(Space space, string heading, string submit, IReadOnlyList<string> paragraphs) =>
        new(new PageHead { Title = heading, Section = SiteSection.Spaces, NoIndex = true }, heading, submit)
        {
            Crumbs = [(texts["Spaces.Spaces"], links.Spaces), (TitleOf(space), links.Space(space.Name)), (submit, null)],
            Paragraphs = paragraphs,
            Ways = [(texts["Shared.Cancel"], links.Space(space.Name))],
        };
}
