using System.Text;

namespace Repository.Domain.Tests.Content;

/// <summary>Files damaged at random: a check reports, and never throws.</summary>
public sealed class DamagedContentTests
{
    private const int Rounds = 150;

    private static readonly byte[][] Splinters = [.. new[] { "\0", "\n", "\t", "---\n", "## ", "{#", "[", "]", "{", "}", ": ", "- ", "&a ", "*a", "!", "\"", "'", "|", ">", "<b>", "](", "%", "\\", "é", "#", "=", ",", "999999999999" }.Select(Encoding.UTF8.GetBytes), [0xFF], [0xED, 0xA0, 0x80]];

    [Fact]
    public async Task A_damaged_file_never_ends_the_run()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        await using var content = await TestContent.CreateAsync();
        var files = Directory.EnumerateFiles(ContentRoot.Small, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => Path.GetRelativePath(ContentRoot.Small, path)).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            var path = files[random.Next(files.Length)];
            var whole = await File.ReadAllBytesAsync(Path.Combine(ContentRoot.Small, path));
            content.Write(path, Damage(whole, random));
            try
            {
                var report = await content.CheckAsync();
                Assert.All(report.Problems, problem => Assert.NotEmpty(problem.Message));
            }
            catch (Exception thrown) when (thrown is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"seed {seed}, round {round}, {path}: {thrown}\n{await File.ReadAllTextAsync(content.PathOf(path))}");
            }

            content.Write(path, whole);
        }
    }

    private static byte[] Damage(byte[] whole, Random random)
    {
        var bytes = whole.ToList();
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var at = random.Next(bytes.Count + 1);
            if (random.Next(3) == 0)
            {
                bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(1, 40)));
            }
            else
            {
                bytes.InsertRange(at, Splinters[random.Next(Splinters.Length)]);
            }
        }

        return [.. bytes];
    }
}
