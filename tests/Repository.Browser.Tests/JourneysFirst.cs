using Repository.TestSupport;

namespace Repository.Browser.Tests;

public sealed class JourneysFirst() : LongestFirst("JourneyTests");
