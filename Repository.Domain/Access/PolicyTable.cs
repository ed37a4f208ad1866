using Repository.Domain.Contributions;
using Repository.Domain.Data;
using Repository.Domain.Discussions;
using Repository.Domain.Spaces;
using Repository.Domain.Submissions;

namespace Repository.Domain.Access;

/// <summary>Who may do what, to what, in which state. Routes, controllers and views name a line; a route that names none is closed.</summary>
public static class PolicyTable
{
    /// <summary>Files, health and redirects: the same for everyone, answered without a look at who asks.</summary>
    public const string ReadOpen = "open.read";

    /// <summary>Published records and everything else that any reader sees.</summary>
    public const string ReadPublished = "published.read";

    /// <summary>Pages for people without a session: to register, to sign in, to follow a mailed link.</summary>
    public const string EnterSite = "site.enter";

    /// <summary>One's own account, profile and sessions.</summary>
    public const string SeeOwnAccount = "account.see";
    public const string ChangeOwnProfile = "profile.change";

    /// <summary>Password and address.</summary>
    public const string ChangeOwnCredentials = "credentials.change";
    public const string EndSession = "session.end";

    /// <summary>What waits for those who run the site.</summary>
    public const string SeeAdministration = "administration.see";
    public const string SeePeople = "people.see";
    public const string GrantRole = "role.grant";
    public const string DisableAccount = "account.disable";
    public const string EndOthersSessions = "sessions.end-others";

    public const string AskMembership = "membership.ask";
    public const string DecideMembership = "membership.decide";
    public const string EditOrganisation = "organisation.edit";

    public const string StartContribution = "contribution.start";

    /// <summary>To begin a change of what is published.</summary>
    public const string ChangeContribution = "contribution.change";

    /// <summary>A submission, and what its authors write.</summary>
    public const string SeeSubmission = "submission.see";
    public const string WriteDraft = "draft.write";
    public const string NameAuthors = "authors.name";

    /// <summary>To take no part in a contribution any more; its owner hands it over first.</summary>
    public const string LeaveAuthors = "authors.leave";
    public const string Submit = "submission.submit";

    /// <summary>Who confirms it for another organisation.</summary>
    public const string NameFocalPoint = "focal-point.name";
    public const string TakeBackSubmission = "submission.take-back";
    public const string CancelSubmission = "submission.cancel";

    /// <summary>The queue.</summary>
    public const string SeeReviews = "reviews.see";

    /// <summary>A submission as its reviewers see it, with what they think of it.</summary>
    public const string SeeReview = "review.see";
    public const string ClaimSubmission = "submission.claim";
    public const string ReleaseSubmission = "submission.release";
    public const string ReassignSubmission = "submission.reassign";
    public const string Review = "submission.review";
    public const string DecideSubmission = "submission.decide";

    /// <summary>What authors and reviewer write to each other about it.</summary>
    public const string WriteAboutSubmission = "submission.write-about";

    /// <summary>The same, by its authors; reviewers read it as part of the review.</summary>
    public const string ReadMessages = "messages.read";

    /// <summary>Takes a published record from the public.</summary>
    public const string WithdrawContribution = "contribution.withdraw";
    public const string ReinstateContribution = "contribution.reinstate";

    /// <summary>State of a withdrawn record, for the line above: who owns it withdrew it themselves.</summary>
    public const string WithdrawnByOwner = "withdrawn-by-owner";

    /// <summary>The list of spaces: each reader's own.</summary>
    public const string SeeSpaces = "spaces.see";

    /// <summary>That there is such a space, and what it is for.</summary>
    public const string SeeSpace = "space.see";

    /// <summary>What is asked and said in it.</summary>
    public const string ReadSpace = "space.read";
    public const string JoinSpace = "space.join";
    public const string LeaveSpace = "space.leave";

    /// <summary>A new one.</summary>
    public const string OpenSpace = "space.open";

    public const string SuggestSpace = "space.suggest";

    /// <summary>What somebody suggested, and what was decided.</summary>
    public const string SeeSuggestion = "suggestion.see";
    public const string DecideSuggestion = "suggestion.decide";

    /// <summary>What it says, and when it ends.</summary>
    public const string EditSpace = "space.edit";

    public const string StartThread = "thread.start";
    public const string ReadThread = "thread.read";

    /// <summary>To note how far one has read.</summary>
    public const string FollowThread = "thread.follow";
    public const string WritePost = "post.write";

    /// <summary>To say by one press of a button what one thinks of a post.</summary>
    public const string React = "post.react";

    /// <summary>What one wrote oneself.</summary>
    public const string EditPost = "post.edit";

    /// <summary>What one wrote oneself, or moderates.</summary>
    public const string RemovePost = "post.remove";

    /// <summary>To hold, release, remove and restore posts; to pin, lock and move threads.</summary>
    public const string ModerateTalk = "talk.moderate";
    public const string AcceptAnswer = "answer.accept";

    /// <summary>What waits for those who moderate discussions: each reader's own.</summary>
    public const string SeeWaitingPosts = "waiting-posts.see";

    public const string SeeOutbox = "outbox.see";
    public const string RetryMail = "mail.retry";
    public const string SeeAudit = "audit.see";
    public const string ExportLists = "lists.export";
    public const string ChangeSettings = "settings.change";
    public const string SeeHealth = "health.see";

    private static readonly string Published = StoredName.Of(PublicationState.Published);

    /// <summary>What others than its authors may know of: drafts are nobody else's business.</summary>
    private static readonly string[] SentStates = [.. Enum.GetValues<SubmissionState>().Where(state => state is not (SubmissionState.Draft or SubmissionState.AwaitingConfirmation or SubmissionState.Cancelled)).Select(StoredName.Of)];

    private static readonly string[] WritableStates = [.. Enum.GetValues<SubmissionState>().Where(SubmissionFlow.IsWritable).Select(StoredName.Of)];

    private static readonly string[] OpenStates = [.. Enum.GetValues<SubmissionState>().Where(SubmissionFlow.IsOpen).Select(StoredName.Of)];

    /// <summary>Also what is published: its authors keep it up.</summary>
    private static readonly string[] KeptUpStates = [.. OpenStates, StoredName.Of(SubmissionState.Approved)];

    private static readonly string[] TalkStates = [StoredName.Of(SubmissionState.InReview), StoredName.Of(SubmissionState.ChangesRequested)];

    /// <summary>Before they are closed.</summary>
    private static readonly SpacePhase[] LivePhases = [SpacePhase.Announced, SpacePhase.Open];

    private static readonly SpacePhase[] AllPhases = Enum.GetValues<SpacePhase>();

    /// <summary>Of threads and posts that everybody knows who reads their space.</summary>
    private static readonly TalkCondition[] Known = [TalkCondition.Plain, TalkCondition.Locked, TalkCondition.Removed];

    private static readonly TalkCondition[] Plain = [TalkCondition.Plain];

    /// <summary>For those who run the space.</summary>
    private static readonly TalkCondition[] Writable = [TalkCondition.Plain, TalkCondition.Locked];

    private static readonly SpaceVisibility[] AllVisibilities = Enum.GetValues<SpaceVisibility>();

    private static readonly Rule Anyone = new(Standing.Anyone);
    private static readonly Rule SignedIn = new(Standing.SignedIn);
    private static readonly Rule Owner = new(Standing.Owner);
    private static readonly Rule Member = new(Standing.Member);
    private static readonly Rule Facilitator = new(Standing.Facilitator);
    private static readonly Rule Moderator = new(Standing.Moderator);
    private static readonly Rule Administrator = new(Standing.Administrator);

    public static IReadOnlyList<Policy> All { get; } =
    [
        new(ReadOpen, Anyone),
        new(ReadPublished, Anyone) { IsPublicPage = true },
        new(EnterSite, Anyone),

        new(SeeOwnAccount, SignedIn),
        new(ChangeOwnProfile, SignedIn),
        new(ChangeOwnCredentials, SignedIn) { NeedsFreshPassword = true },
        new(EndSession, Owner) { HidesExistence = true },

        new(SeeAdministration, Administrator, Moderator),
        new(SeePeople, Administrator),
        new(GrantRole, Administrator) { NeedsFreshPassword = true, NeverToOneself = true },
        new(DisableAccount, Administrator) { NeedsFreshPassword = true, NeverToOneself = true },
        new(EndOthersSessions, Administrator),

        new(AskMembership, SignedIn),
        new(DecideMembership, Administrator, Moderator) { NeverToOneself = true },
        new(EditOrganisation, Administrator),

        new(StartContribution, SignedIn),
        new(ChangeContribution, new Rule(Standing.Editor, Published)),
        new(SeeSubmission, new Rule(Standing.Viewer)) { HidesExistence = true },
        new(WriteDraft, new Rule(Standing.Editor, WritableStates)) { HidesExistence = true },
        new(NameAuthors, new Rule(Standing.Owner, KeptUpStates)) { HidesExistence = true },
        new(LeaveAuthors, new Rule(Standing.Viewer)) { HidesExistence = true },
        new(Submit, new Rule(Standing.Owner, WritableStates)) { HidesExistence = true },
        new(NameFocalPoint, new Rule(Standing.Owner, OpenStates)) { HidesExistence = true },
        new(TakeBackSubmission, new Rule(Standing.Owner, SubmissionFlow.StatesFor(SubmissionAction.TakeBack))) { HidesExistence = true },
        new(CancelSubmission, new Rule(Standing.Owner, SubmissionFlow.StatesFor(SubmissionAction.Cancel))) { HidesExistence = true },

        new(SeeReviews, Moderator, Administrator),
        new(SeeReview, new Rule(Standing.Moderator, SentStates), new Rule(Standing.Administrator, SentStates)) { HidesExistence = true },
        new(ClaimSubmission, new Rule(Standing.Moderator, SubmissionFlow.StatesFor(SubmissionAction.Claim))) { HidesExistence = true, NeedsImpartiality = true },
        new(ReleaseSubmission, new Rule(Standing.Reviewer, SubmissionFlow.StatesFor(SubmissionAction.Release)), new Rule(Standing.Administrator, SubmissionFlow.StatesFor(SubmissionAction.Release))) { HidesExistence = true },
        new(ReassignSubmission, new Rule(Standing.Reviewer, SubmissionFlow.StatesFor(SubmissionAction.Reassign)), new Rule(Standing.Administrator, SubmissionFlow.StatesFor(SubmissionAction.Reassign))) { HidesExistence = true },
        new(Review, new Rule(Standing.Reviewer, SubmissionFlow.StatesFor(SubmissionAction.Approve))) { HidesExistence = true, NeedsImpartiality = true },
        new(DecideSubmission, new Rule(Standing.Reviewer, SubmissionFlow.StatesFor(SubmissionAction.Approve))) { HidesExistence = true, NeedsImpartiality = true },
        new(WriteAboutSubmission, new Rule(Standing.Editor, TalkStates), new Rule(Standing.Reviewer, TalkStates)) { HidesExistence = true },
        new(ReadMessages, new Rule(Standing.Editor)) { HidesExistence = true },

        new(WithdrawContribution, Owner, Moderator, Administrator),
        new(ReinstateContribution, new Rule(Standing.Owner, WithdrawnByOwner), Moderator, Administrator),

        new(SeeSpaces, Anyone),
        new(SeeSpace, new Rule(Standing.Anyone, SpaceStates.Of(SpaceVisibility.Public)), new Rule(Standing.SignedIn, SpaceStates.Of(SpaceVisibility.Registered, SpaceVisibility.Members)), Member, Facilitator, Administrator) { HidesExistence = true },
        new(ReadSpace, new Rule(Standing.Anyone, SpaceStates.Of(SpaceVisibility.Public)), new Rule(Standing.SignedIn, SpaceStates.Of(SpaceVisibility.Registered)), Member, Facilitator, Administrator) { HidesExistence = true },
        new(JoinSpace, new Rule(Standing.SignedIn, SpaceStates.In(LivePhases, SpaceVisibility.Public, SpaceVisibility.Registered, SpaceVisibility.Members))) { HidesExistence = true },
        new(LeaveSpace, Member) { HidesExistence = true },
        new(OpenSpace, Facilitator, Administrator),
        new(SuggestSpace, SignedIn),
        new(SeeSuggestion, Owner, Facilitator, Administrator) { HidesExistence = true },
        new(DecideSuggestion, Facilitator, Administrator) { HidesExistence = true },
        new(EditSpace, Facilitator, Administrator) { HidesExistence = true },

        new(StartThread, new Rule(Standing.SignedIn, SpaceStates.In([SpacePhase.Open], SpaceVisibility.Public, SpaceVisibility.Registered)), new Rule(Standing.Member, SpaceStates.In([SpacePhase.Open], AllVisibilities)),
            new Rule(Standing.Facilitator, SpaceStates.In(LivePhases, AllVisibilities)), new Rule(Standing.Administrator, SpaceStates.In(LivePhases, AllVisibilities))) { HidesExistence = true },
        new(ReadThread, new Rule(Standing.Anyone, DiscussionStates.In(AllPhases, Known, SpaceVisibility.Public)), new Rule(Standing.SignedIn, DiscussionStates.In(AllPhases, Known, SpaceVisibility.Registered)),
            new Rule(Standing.Member, DiscussionStates.In(AllPhases, Known, AllVisibilities)), new Rule(Standing.Owner), Facilitator, Administrator,
            new Rule(Standing.Moderator, DiscussionStates.In(AllPhases, Enum.GetValues<TalkCondition>(), SpaceVisibility.Public, SpaceVisibility.Registered))) { HidesExistence = true },
        new(FollowThread, new Rule(Standing.SignedIn, DiscussionStates.In(AllPhases, Known, SpaceVisibility.Public, SpaceVisibility.Registered)),
            new Rule(Standing.Member, DiscussionStates.In(AllPhases, Known, AllVisibilities)), new Rule(Standing.Owner), Facilitator, Administrator) { HidesExistence = true },
        new(WritePost, new Rule(Standing.SignedIn, DiscussionStates.In([SpacePhase.Open], Plain, SpaceVisibility.Public, SpaceVisibility.Registered)), new Rule(Standing.Member, DiscussionStates.In([SpacePhase.Open], Plain, AllVisibilities)),
            new Rule(Standing.Facilitator, DiscussionStates.In(LivePhases, Writable, AllVisibilities)), new Rule(Standing.Administrator, DiscussionStates.In(LivePhases, Writable, AllVisibilities))) { HidesExistence = true },
        new(React, new Rule(Standing.SignedIn, DiscussionStates.In([SpacePhase.Open], Plain, SpaceVisibility.Public, SpaceVisibility.Registered)), new Rule(Standing.Member, DiscussionStates.In([SpacePhase.Open], Plain, AllVisibilities))) { HidesExistence = true },
        new(EditPost, new Rule(Standing.Owner, DiscussionStates.In([SpacePhase.Open], [TalkCondition.Plain, TalkCondition.Held], AllVisibilities))) { HidesExistence = true },
        new(RemovePost, new Rule(Standing.Owner, DiscussionStates.In(AllPhases, [TalkCondition.Plain, TalkCondition.Locked, TalkCondition.Held], AllVisibilities)), Facilitator, Administrator,
            new Rule(Standing.Moderator, DiscussionStates.In(AllPhases, Enum.GetValues<TalkCondition>(), SpaceVisibility.Public, SpaceVisibility.Registered))) { HidesExistence = true },
        new(ModerateTalk, Facilitator, Administrator, new Rule(Standing.Moderator, DiscussionStates.In(AllPhases, Enum.GetValues<TalkCondition>(), SpaceVisibility.Public, SpaceVisibility.Registered))) { HidesExistence = true },
        new(SeeWaitingPosts, Facilitator, Moderator, Administrator),
        new(AcceptAnswer, new Rule(Standing.Owner, DiscussionStates.In([SpacePhase.Open], Plain, AllVisibilities)), new Rule(Standing.Facilitator, DiscussionStates.In([SpacePhase.Open], Writable, AllVisibilities)),
            new Rule(Standing.Administrator, DiscussionStates.In([SpacePhase.Open], Writable, AllVisibilities))) { HidesExistence = true },

        new(SeeOutbox, Administrator),
        new(RetryMail, Administrator),
        new(SeeAudit, Administrator),
        new(ExportLists, Administrator) { NeedsFreshPassword = true },
        new(ChangeSettings, Administrator) { NeedsFreshPassword = true },
        new(SeeHealth, Administrator),
    ];

    private static readonly Dictionary<string, Policy> ByName = All.ToDictionary(policy => policy.Name, StringComparer.Ordinal);

    /// <exception cref="KeyNotFoundException">The table has no such line: a mistake of ours.</exception>
    public static Policy Named(string name) => ByName[name];
}
