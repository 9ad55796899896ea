using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Agencies;

internal sealed class AgencySuccessionConfiguration : IEntityTypeConfiguration<AgencySuccessionEntity>
{
    public void Configure(EntityTypeBuilder<AgencySuccessionEntity> builder)
    {
        builder.ToTable("AgencySuccession");
        builder.HasKey(s => new { s.SuccessorId, s.PredecessorId });
        builder.Property(s => s.Document).HasMaxLength(300);
        builder.HasOne<AgencyEntity>().WithMany().HasForeignKey(s => s.PredecessorId).OnDelete(DeleteBehavior.Restrict);
    }
}
