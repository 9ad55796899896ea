using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Identity;

internal sealed class SignInLinkConfiguration : IEntityTypeConfiguration<SignInLinkEntity>
{
    public void Configure(EntityTypeBuilder<SignInLinkEntity> builder)
    {
        builder.ToTable("SignInLink");
        builder.HasKey(l => l.Hash);
        builder.Property(l => l.Hash).HasMaxLength(64).IsFixedLength();
        builder.HasIndex(l => l.UserId).IsUnique();
        builder.HasOne<KpiUser>().WithMany().HasForeignKey(l => l.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
