using System.Net;
using Repository.TestSupport;
using Repository.Web.Limits;

namespace Repository.Web.Tests.Limits;

/// <summary>Counting, by a clock that the test moves.</summary>
public sealed class ClientWindowsTests
{
    private readonly TestClock clock = new();

    [Fact]
    public void A_client_is_refused_after_its_last_request_and_taken_again_when_the_window_is_over()
    {
        var windows = Create(new LimitWindow(600, TimeSpan.FromMinutes(1)));
        Assert.All(Enumerable.Range(0, 600), _ => Assert.Equal(TimeSpan.Zero, windows.Take("a")));
        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(TimeSpan.FromSeconds(40), windows.Take("a"));
        Assert.Equal(TimeSpan.Zero, windows.Take("b"));
        clock.Advance(TimeSpan.FromSeconds(40) - TimeSpan.FromTicks(1));
        Assert.Equal(TimeSpan.FromTicks(1), windows.Take("a"));

        clock.Advance(TimeSpan.FromTicks(1));

        Assert.All(Enumerable.Range(0, 600), _ => Assert.Equal(TimeSpan.Zero, windows.Take("a")));
        Assert.NotEqual(TimeSpan.Zero, windows.Take("a"));
    }

    [Fact]
    public void Of_two_windows_both_must_have_room_and_the_longer_wait_is_told()
    {
        var windows = Create(new LimitWindow(2, TimeSpan.FromSeconds(1)), new LimitWindow(3, TimeSpan.FromMinutes(1)));
        Assert.Equal([true, true, false], Take());
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([true, false, false], Take());
        Assert.Equal(TimeSpan.FromSeconds(59), windows.Take("a"));
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal([true, true, false], Take());

        bool[] Take() => [windows.Take("a") == TimeSpan.Zero, windows.Take("a") == TimeSpan.Zero, windows.Take("a") == TimeSpan.Zero];
    }

    [Fact]
    public void However_many_clients_come_few_are_remembered_and_those_who_go_on_asking_are()
    {
        var windows = Create(new LimitWindow(1_000_000, TimeSpan.FromHours(1)));
        for (var client = 0; client < 10_000; client++)
        {
            windows.Take($"client {client}");
            windows.Take("busy");
            Assert.InRange(windows.Clients, 1, 200);
        }

        var limited = Create(new LimitWindow(150, TimeSpan.FromHours(1)));
        Assert.Equal(150, Enumerable.Range(0, 1_000).Count(client => limited.Take("busy") == TimeSpan.Zero & limited.Take($"client {client}") == TimeSpan.Zero));
    }

    [Fact]
    public async Task Of_requests_at_once_as_many_are_taken_as_the_limit_says()
    {
        var windows = Create(new LimitWindow(100, TimeSpan.FromMinutes(1)));
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enumerable.Range(0, 100).Count(_ => windows.Take("a") == TimeSpan.Zero))));
        Assert.Equal(100, taken.Sum());
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("fe80::1%1", "fe80::1%2", true)]
    public void One_network_of_IPv6_is_one_client(string one, string other, bool same) =>
        Assert.Equal(same, ClientKey.OfAddress(IPAddress.Parse(one)) == ClientKey.OfAddress(IPAddress.Parse(other)));

    private ClientWindows Create(params LimitWindow[] windows) => new(windows, 100, clock);
}
