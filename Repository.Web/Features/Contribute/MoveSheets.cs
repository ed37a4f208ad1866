using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.Contribute;

/// <summary>What is asked before a submission is moved.</summary>
public sealed class MoveSheets(Texts texts, Links links)
{
    public FormSheet Cancel(OpenedSubmission opened) => Sheet(
        opened, texts["Contribute.CancelHeading"], texts["Contribute.CancelIt"], texts[opened.Submission.BasedOnId is null ? "Contribute.CancelNote" : "Contribute.CancelChangeNote"]);

    public FormSheet TakeBack(OpenedSubmission opened) => Sheet(opened, texts["Contribute.TakeBackHeading"], texts["Contribute.TakeItBack"], texts["Contribute.TakeBackNote"]);

    private FormSheet Sheet(OpenedSubmission opened, string heading, string submit, string note)
    {
        var title = opened.Title.Length > 0 ? opened.Title : texts["Contribute.Untitled"];
        return new FormSheet(new PageHead { Title = heading, Section = SiteSection.Contribute, NoIndex = true }, heading, submit)
        {
            Crumbs = [(texts["Contribute.Heading"], links.Contribute), (title, links.Submission(opened.Submission.Id)), (heading, null)],
            Paragraphs = [title, note],
            Ways = [(texts["Contribute.LeaveIt"], links.Submission(opened.Submission.Id))],
        };
    }
}
