using System.Text;

namespace Repository.Search.Tests.Analysis;

/// <summary>Short texts of what matters to the boundaries of words, and of anything else, halves of surrogate pairs included.</summary>
internal static class RandomText
{
    private const string Telling = " .,:;'’ʼ\"·_s\u0301\u200D\u00AD\u0640lLdD1٣é移ア한ไאš\uFB01\uD835\uDCB7";

    public static string Next(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(40); i > 0; i--)
        {
            text.Append(random.Next(3) == 0 ? (char)random.Next(char.MaxValue + 1) : Telling[random.Next(Telling.Length)]);
        }

        return text.ToString();
    }
}
