using Repository.TestSupport;
using Repository.Web.Tests.Support;

[assembly: TestCollectionOrderer(typeof(LongTestsFirst))]

namespace Repository.Web.Tests.Support;

public sealed class LongTestsFirst() : LongestFirst("guarded site", "KilledSiteTests", "ReindexTests");
